package io.github.ipcbench.report.section;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Fact;
import java.util.List;
import java.util.Optional;

/** The report's words, explained to those who have not read the article. */
final class GuideSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return Optional.of(ReportModel.Section.of("guide", "Words used here", new ReportModel.Guide(entries())));
    }

    private static List<Fact> entries() {
        return List.of(
                new Fact(
                        "The question",
                        "What does it cost to hand a large message, and the file descriptors that go with it, to another "
                                + "process of the same machine? An article of " + Article.YEAR
                                + " asked it of a datagram socket and of a file; this report repeats the experiment here."),
                new Fact(
                        "Mode",
                        "One way to do it, such as through a socket, through a temporary file, or through shared memory. "
                                + "Every mode moves the same bytes and the same descriptors."),
                new Fact(
                        "Run and round",
                        "In a run two fresh processes, a sender and a receiver, move a number of messages in one mode. A "
                                + "round is one run of every mode in turn. Modes need not slow down alike when the machine "
                                + "changes its speed, so that is looked for."),
                new Fact(
                        "Loop CPU",
                        "The CPU time of the two threads that move messages, while they are measured. User time is spent in "
                                + "the program, system time in the kernel on its behalf. Seconds per million messages and "
                                + "microseconds per message are the same number."),
                new Fact(
                        "Process CPU",
                        "The CPU time of both whole processes, just-in-time compiler and garbage collector included. It "
                                + "misleads for short runs, so no figure above is made of it."),
                new Fact(
                        "× " + Article.SOCKET,
                        "How many times the cost of " + Article.SOCKET
                                + ": the quotient of the two costs, both over the same rounds. Below 1 is cheaper."),
                new Fact(
                        "The run chart",
                        "Dots of a strip should scatter evenly about its line. A slope or a step says that the machine "
                                + "changed while it measured; a lone high dot, that something else ran. No run is ever left "
                                + "out."));
    }
}
