/** The 2015 article that IPC Bench repeats: what it published, and its arithmetic with this session's times. */
package io.github.ipcbench.calls.article;
