package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;

/**
 * The steps of one case, timed in process in a run of its own.
 *
 * @param ends what each side's profile showed
 */
public record StepProfile(Case key, BothEnds<WorkerProfile> ends) {}
