<#if model.runChart??>
<#import "picture.md.ftl" as p><@p.picture name="runs" chart=model.runChart/>

</#if>
Seconds as measured. Process CPU is that of both whole workers, JIT and GC included.<#if model.runs.outliers> † Far from the other runs of its mode (modified z-score of its logarithm beyond 5); it is in every figure all the same.</#if>

| Run | Round | Mode | Messages | User | System | Sum | Wall | Process CPU |<#if model.runs.warned> Warnings |</#if>
| ---: | ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: |<#if model.runs.warned> :--- |</#if>
<#list model.runs.rows as run>
| ${run.index} | ${run.round} | ${run.mode} | ${run.messages} | ${run.user}<#if run.splitError??> ± ${run.splitError}</#if> | ${run.system}<#if run.splitError??> ± ${run.splitError}</#if> | ${run.sum}<#if run.outlier> †</#if> | ${run.wall} | ${run.process} |<#if model.runs.warned> ${run.warnings?join(" ")}<#if run.noise??> (${run.noise})</#if> |</#if>
</#list>
