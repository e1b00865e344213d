package io.github.ipcbench.calls;

import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.ArticleConclusion;
import io.github.ipcbench.results.ArticleRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The article's call tables and its arithmetic, from data.
 *
 * <pre>
 *   saved   = large (sendmsg + recvmsg) - small (sendmsg + recvmsg)
 *   added   = open + unlink + write + close + lseek + read + close
 *   deficit = added - saved
 *   session = deficit x messages per session
 * </pre>
 *
 * Each from medians and from means; sums of medians, as in the article, are not medians of sums.
 */
public final class ArticleArithmetic {
    private static final List<String> FILE_CALL_NAMES =
            List.of("open", "unlink", "write", "close (sender)", "lseek", "read", "close (receiver)");

    private ArticleArithmetic() {}

    /**
     * Computes the tables.
     *
     * @throws IllegalArgumentException when the times lack a step, see {@link ArticleCallTimes#missing}
     */
    public static ArticleAccount of(ArticleCallTimes times, int messagesPerSession) {
        if (!times.missing().isEmpty()) {
            throw new IllegalArgumentException("the article's tables need every step, missing: " + times.missing());
        }
        if (messagesPerSession < 1) {
            throw new IllegalArgumentException("messages per session: at least 1 is needed, got " + messagesPerSession);
        }
        CallTime smallSend = times.fileSender().get(ArticleCallTimes.SENDMSG);
        CallTime smallReceive = times.fileReceiver().get(ArticleCallTimes.RECVMSG);
        CallTime largeSend = times.socketSender().get(ArticleCallTimes.SENDMSG);
        CallTime largeReceive = times.socketReceiver().get(ArticleCallTimes.RECVMSG);
        CallTime small = smallSend.plus(smallReceive);
        CallTime large = largeSend.plus(largeReceive);
        CallTime added = times.fileCalls().stream().reduce(CallTime.NONE, CallTime::plus);
        CallTime saved = large.minus(small);
        CallTime deficit = added.minus(saved);
        return new ArticleAccount(
                times.instrument(),
                List.of(
                        row(ArticleCallTimes.SENDMSG, smallSend, ArticleCallFigures.SMALL_SENDMSG),
                        row(ArticleCallTimes.RECVMSG, smallReceive, ArticleCallFigures.SMALL_RECVMSG)),
                row("sum", small, ArticleCallFigures.SMALL_SUM),
                List.of(
                        row(ArticleCallTimes.SENDMSG, largeSend, ArticleCallFigures.LARGE_SENDMSG),
                        row(ArticleCallTimes.RECVMSG, largeReceive, ArticleCallFigures.LARGE_RECVMSG)),
                row("sum", large, ArticleCallFigures.LARGE_SUM),
                fileRows(times),
                row("sum", added, ArticleCallFigures.FILE_SUM),
                row("read + write", readAndWrite(times), ArticleCallFigures.READ.plus(ArticleCallFigures.WRITE)),
                conclusion("saved", saved, ArticleCallFigures.SAVED_NANOS),
                conclusion("added", added, ArticleCallFigures.ADDED_NANOS),
                conclusion("deficit", deficit, ArticleCallFigures.DEFICIT_NANOS),
                conclusion(
                        "deficit per session",
                        deficit.times(messagesPerSession),
                        ArticleCallFigures.SESSION_DEFICIT_NANOS),
                messagesPerSession);
    }

    private static List<ArticleRow> fileRows(ArticleCallTimes times) {
        List<CallTime> ours = times.fileCalls();
        List<CallTime> published = ArticleCallFigures.fileCalls();
        List<ArticleRow> rows = new ArrayList<>();
        for (int i = 0; i < FILE_CALL_NAMES.size(); i++) {
            rows.add(row(FILE_CALL_NAMES.get(i), ours.get(i), published.get(i)));
        }
        return rows;
    }

    private static CallTime readAndWrite(ArticleCallTimes times) {
        return times.fileReceiver().get("read").plus(times.fileSender().get("write"));
    }

    private static ArticleRow row(String call, CallTime ours, CallTime published) {
        return new ArticleRow(
                call, ours.medianNanos(), ours.meanNanos(), published.medianNanos(), published.meanNanos());
    }

    private static ArticleConclusion conclusion(String name, CallTime ours, double publishedNanos) {
        return new ArticleConclusion(name, ours.medianNanos(), ours.meanNanos(), publishedNanos);
    }
}
