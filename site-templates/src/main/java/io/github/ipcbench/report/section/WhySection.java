package io.github.ipcbench.report.section;

import io.github.ipcbench.report.chart.WorkLayout;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import java.util.Optional;

/** What the CPU time is spent on, drawn, and in a sentence what most of the difference is. */
final class WhySection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return WorkLayout.of(input)
                .map(chart -> ReportModel.Section.of(
                        "why",
                        "Why: what the CPU time is spent on",
                        new ReportModel.Why(chart, WorkLayout.takeaway(input))));
    }
}
