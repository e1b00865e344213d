package io.github.ipcbench.results;

import java.util.List;

/**
 * The article's call tables and what it concludes from them, from one instrument's times.
 *
 * @param instrument the times' origin, such as {@code step profile}
 * @param smallMessage sendmsg and recvmsg of the file mode's empty message
 * @param smallSum their sum
 * @param largeMessage sendmsg and recvmsg of the socket mode's message
 * @param largeSum their sum
 * @param fileCalls the seven calls the file mode adds, in their order
 * @param fileSum their sum
 * @param readAndWrite read and write of those
 * @param saved by sending the small message, per message
 * @param added by the file calls, per message
 * @param deficit added less saved, per message
 * @param sessionDeficit the deficit of one session
 * @param messagesPerSession messages exchanged per session; the published session has 5
 */
public record ArticleAccount(
        String instrument,
        List<ArticleRow> smallMessage,
        ArticleRow smallSum,
        List<ArticleRow> largeMessage,
        ArticleRow largeSum,
        List<ArticleRow> fileCalls,
        ArticleRow fileSum,
        ArticleRow readAndWrite,
        ArticleConclusion saved,
        ArticleConclusion added,
        ArticleConclusion deficit,
        ArticleConclusion sessionDeficit,
        int messagesPerSession) {

    public ArticleAccount {
        smallMessage = List.copyOf(smallMessage);
        largeMessage = List.copyOf(largeMessage);
        fileCalls = List.copyOf(fileCalls);
    }
}
