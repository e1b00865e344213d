package io.github.ipcbench.maven;

import java.util.ArrayList;
import java.util.List;

/**
 * Arguments as Maven binds them: a text, or an element for each in the POM. Public, with setters of Maven's choice, because
 * Maven calls them; no list, since an argument can hold a comma.
 */
public final class Arguments {
    private final List<String> texts = new ArrayList<>();

    /** All of them as the property's text. */
    public void set(String text) {
        texts.add(text);
    }

    /** One of them, which may hold blanks. */
    public void addJvmArg(String argument) {
        texts.add(GivenProperties.quoted(argument.strip()));
    }

    /** As the property has it. */
    @Override
    public String toString() {
        return String.join(" ", texts);
    }
}
