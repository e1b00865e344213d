package io.github.ipcbench.report.text;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.results.Results;

/** How cases are called in one report: by mode, and by size and variant too where the session has several. */
public record ShownNames(CaseNames names) {
    public static ShownNames of(Results results) {
        return new ShownNames(results.names());
    }

    public boolean severalSizes() {
        return names.severalSizes();
    }

    public String of(CaseSummary summary) {
        return of(summary.key());
    }

    /** Such as {@code socket}, or {@code socket, 4,096 bytes, candidate}. */
    public String of(Case key) {
        return Text.line(key.mode()) + withoutMode(key.payloadBytes(), key.variant());
    }

    /** With size and variant, whatever the session has, such as {@code socket, 4,096 bytes, candidate}. */
    public static String ofAll(Case key) {
        return new ShownNames(new CaseNames(true, true)).of(key);
    }

    /** As {@link #of(Case)}, of all sizes. */
    public String ofAnySize(Case key) {
        return Text.line(key.mode()) + ofVariant(key.variant());
    }

    /** As {@link #of(Case)}, of all variants. */
    public String ofAnyVariant(Case key) {
        return Text.line(key.mode()) + ofSize(key.payloadBytes());
    }

    /** What a name has behind the mode, such as {@code , 4,096 bytes, candidate}; may be empty. */
    public String withoutMode(int payloadBytes, String variant) {
        return ofSize(payloadBytes) + ofVariant(variant);
    }

    private String ofVariant(String variant) {
        return names.severalVariants() ? ", " + Text.line(variant) : "";
    }

    private String ofSize(int payloadBytes) {
        return names.severalSizes() ? ", " + Numbers.whole(payloadBytes) + " bytes" : "";
    }
}
