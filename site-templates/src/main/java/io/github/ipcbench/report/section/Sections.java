package io.github.ipcbench.report.section;

import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import java.util.List;

/** The sections of a report in their order: what answers the question, then the evidence. */
public final class Sections {
    private static final List<Section> ANSWERS = List.of(
            new VariantsSection(),
            new ChoiceSection(),
            new SizesSection(),
            new MultiplesSection(),
            new FiguresSection(),
            new WhySection(),
            new TrustSection(),
            new RepeatSection());

    private static final List<Section> EVIDENCE = List.of(
            new CostsSection(),
            new RunsSection(),
            new StepsSection(),
            new CallsSection(),
            new ArticleSection(),
            new FloorSection(),
            new MachineSection(),
            new GuideSection());

    private Sections() {}

    public static List<ReportModel.Section> answers(ReportInput input) {
        return present(ANSWERS, input);
    }

    public static List<ReportModel.Section> evidence(ReportInput input) {
        return present(EVIDENCE, input);
    }

    private static List<ReportModel.Section> present(List<Section> sections, ReportInput input) {
        return sections.stream().flatMap(section -> section.of(input).stream()).toList();
    }
}
