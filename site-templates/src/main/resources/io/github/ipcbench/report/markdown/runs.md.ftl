Seconds as measured. Process CPU is that of both whole workers, JIT and GC included.<#if content.outliers> † Far from the other runs of its mode (modified z-score of its logarithm beyond 5); it is in every figure all the same.</#if>

| Run | Round | Mode | Messages | User | System | Sum | Wall | Process CPU |<#if content.warned> Warnings |</#if>
| ---: | ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: |<#if content.warned> :--- |</#if>
<#list content.rows as run>
| ${run.index} | ${run.round} | ${run.mode} | ${run.messages} | ${run.user}<#if run.splitError??> ± ${run.splitError}</#if> | ${run.system}<#if run.splitError??> ± ${run.splitError}</#if> | ${run.sum}<#if run.outlier> †</#if> | ${run.wall} | ${run.process} |<#if content.warned> ${run.warnings?join(" ")}<#if run.noise??> (${run.noise})</#if> |</#if>
</#list>
