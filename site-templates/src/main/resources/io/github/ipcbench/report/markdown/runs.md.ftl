<#if model.runChart??>
<#import "picture.md.ftl" as p><@p.picture name="runs" chart=model.runChart/>

</#if>
Seconds as measured. Process CPU is that of both whole workers, JIT and GC included.

| Run | Block | Mode | Messages | User | System | Sum | Wall | Process CPU |<#if model.runs.warned> Warnings |</#if>
| ---: | ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: |<#if model.runs.warned> :--- |</#if>
<#list model.runs.rows as run>
| ${run.index} | ${run.block} | ${run.mode} | ${run.messages} | ${run.user} | ${run.system} | ${run.sum} | ${run.wall} | ${run.process} |<#if model.runs.warned> ${run.warnings?join("; ")} |</#if>
</#list>
