/**
 * The controller's side: forks a fresh worker pair per run, watches it, reaps it and collects what it measured.
 *
 * <p>A message on its way from a property to the page:
 * <ol>
 *   <li>{@code maven.RunMojo} binds {@code ipcbench.size} and hands it to a
 *       {@link io.github.ipcbench.session.SessionSequence}; {@code plan.PlanParser} makes a {@code BenchmarkPlan} of it and
 *       of all other properties, or names what is wrong with them. Each size is part of a {@code Case}: mode, size, variant.
 *   <li>{@link io.github.ipcbench.session.Session} measures the plan. {@code BenchmarkSession} asks the schedule for the next
 *       case, and a {@code Run} forks two workers and has them open their ends ({@code protocol.ControlMessage.Configure}).
 *   <li>{@code worker.Worker} fills a message of that size and has {@code transport.catalog.ModeCatalog} open the mode's sender or
 *       receiver; {@code worker.MessageLoop} moves the messages and checks each one's number and a sample's checksum.
 *   <li>Each worker reads its own clocks and reports the case it measured; {@code Run} holds both ends against each other.
 *       The run is appended to {@code results.Results}, and {@code ResultsFile} rewrites {@code results.json}.
 *   <li>{@code judgement.SessionSummary} takes the results and concludes costs, multiples, verdicts, doubts and trust.
 *   <li>The report's sections put those into words and figures, and templates make the page of them.
 * </ol>
 */
package io.github.ipcbench.session;
