/** Results and what is concluded from them, for other programs: results and judgement in, text of files out. */
package io.github.ipcbench.export;
