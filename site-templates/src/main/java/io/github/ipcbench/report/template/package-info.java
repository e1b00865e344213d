/**
 * A view model and the name of a template in, escaped text out; ours or a user’s, which can read the model and do nothing
 * else. The one package that knows the template engine.
 */
package io.github.ipcbench.report.template;
