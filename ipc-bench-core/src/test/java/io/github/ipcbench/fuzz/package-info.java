/** Fuzz targets over what comes from outside: each a static method of bytes, run by jqwik in every build and by Jazzer. */
package io.github.ipcbench.fuzz;
