package io.github.ipcbench.report.section;

import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Repeat;
import io.github.ipcbench.report.text.ShellCommand;
import io.github.ipcbench.report.text.Text;
import java.util.List;
import java.util.Optional;

/** The command that repeats the session, and what there is to share. */
final class RepeatSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        List<String> words = ShellCommand.repeating(input.results());
        List<String> shown = words.stream().map(Text::line).toList();
        return Optional.of(ReportModel.Section.of(
                "repeat",
                "Repeat it, share it",
                new Repeat(
                        String.join(" ", shown), shown, shown.equals(words), ShellCommand.caution(input.results()))));
    }
}
