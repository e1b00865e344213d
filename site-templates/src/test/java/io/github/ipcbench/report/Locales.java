package io.github.ipcbench.report;

import java.util.List;
import java.util.Locale;

/** Runs a test under default locales whose digits, decimal comma or case rules differ from English. */
public final class Locales {
    private Locales() {}

    public static void underEach(Runnable test) {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                test.run();
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
