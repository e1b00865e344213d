package io.github.ipcbench.plan;

/** A value of a property that takes one of a few words. */
public interface Choice {
    /** The word as the user writes it. */
    String id();
}
