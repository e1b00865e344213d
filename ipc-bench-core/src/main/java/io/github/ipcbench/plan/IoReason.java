package io.github.ipcbench.plan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Why the file system refused, in its own words and without the path. */
public final class IoReason {
    private IoReason() {}

    public static String of(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        String words = refused instanceof FileSystemException known ? known.getReason() : refused.getMessage();
        return Objects.requireNonNullElse(words, refused.getClass().getSimpleName());
    }
}
