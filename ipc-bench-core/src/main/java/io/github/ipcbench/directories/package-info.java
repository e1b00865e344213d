/**
 * The private directories of a session: where they lie, how they are made, and how they are removed without ever touching
 * what is somebody else's. Known to controller and workers; knows only the JDK.
 */
package io.github.ipcbench.directories;
