package io.github.ipcbench.report.section;

import io.github.ipcbench.report.chart.MultiplesLayout;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import java.util.Optional;

/** The multiples of the baseline's cost, drawn. */
final class MultiplesSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return MultiplesLayout.of(input).map(chart -> ReportModel.Section.of("multiples", chart.title(), chart));
    }
}
