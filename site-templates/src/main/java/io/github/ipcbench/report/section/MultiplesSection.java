package io.github.ipcbench.report.section;

import io.github.ipcbench.report.chart.MultiplesLayout;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import java.util.Optional;

/** The multiples of the baseline's cost, drawn; several sizes have a chart of their own. */
final class MultiplesSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return input.sweepAlone().isPresent()
                ? Optional.empty()
                : MultiplesLayout.of(input).map(chart -> ReportModel.Section.of("multiples", chart.title(), chart));
    }
}
