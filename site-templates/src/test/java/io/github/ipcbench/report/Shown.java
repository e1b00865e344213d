package io.github.ipcbench.report;

import io.github.ipcbench.report.model.AnswerModel;
import io.github.ipcbench.report.model.CallsModel;
import io.github.ipcbench.report.model.Charts;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.Results;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the content of a report's sections by its type. */
final class Shown {
    private Shown() {}

    static ReportModel.Costs costs(ReportModel model) {
        return only(model, ReportModel.Costs.class);
    }

    static ReportModel.Runs runs(ReportModel model) {
        return only(model, ReportModel.Runs.class);
    }

    static ReportModel.Repeat repeat(ReportModel model) {
        return only(model, ReportModel.Repeat.class);
    }

    static ReportModel.Machine machine(ReportModel model) {
        return only(model, ReportModel.Machine.class);
    }

    static Optional<ReportModel.Trust> floor(ReportModel model) {
        return content(model, ReportModel.Trust.class);
    }

    static Optional<Charts.RunChart> runChart(ReportModel model) {
        return content(model, AnswerModel.Checks.class).flatMap(AnswerModel.Checks::chart);
    }

    static Optional<Charts.MultiplesChart> multiples(ReportModel model) {
        return content(model, Charts.MultiplesChart.class);
    }

    static List<AnswerModel.FigureRow> figures(ReportModel model) {
        return model.figures().orElseThrow().rows();
    }

    static List<String> checks(ReportModel model) {
        return only(model, AnswerModel.Checks.class).checks().stream()
                .map(check -> check.mark() + " " + check.sentence())
                .toList();
    }

    static CallsModel.Steps steps(Results results) {
        return only(ReportModelFactory.of(results), CallsModel.Steps.class);
    }

    static CallsModel.TracedCalls calls(Results results) {
        return only(ReportModelFactory.of(results), CallsModel.TracedCalls.class);
    }

    static CallsModel.ArticleTables article(Results results) {
        return only(ReportModelFactory.of(results), CallsModel.ArticleTables.class);
    }

    static List<String> ids(ReportModel model) {
        return sections(model).map(ReportModel.Section::id).toList();
    }

    static Stream<ReportModel.Section> sections(ReportModel model) {
        return Stream.concat(model.answers().stream(), model.evidence().stream());
    }

    private static <T> T only(ReportModel model, Class<T> type) {
        return content(model, type).orElseThrow();
    }

    private static <T> Optional<T> content(ReportModel model, Class<T> type) {
        return sections(model)
                .map(ReportModel.Section::content)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
