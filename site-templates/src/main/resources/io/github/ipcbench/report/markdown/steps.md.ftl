<#list content.stepDoubts as doubt>
Warning: ${doubt}

</#list>
CPU time of each step per message and its wall time per occurrence, in microseconds.

<#list content.stepTables as mode>
<#list mode.sides as side>
**${mode.name}, ${side.side}**: ${side.timed}.

| Step | CPU per message | Time, median | Time, p90 | Timed |
| :--- | ---: | ---: | ---: | ---: |
<#list side.steps as step>
| ${step.name} | **${step.cpu}** | ${step.median}<#if step.waits>, includes waiting</#if> | ${step.p90} | ${step.count} |
</#list>

</#list>
</#list>
<#list content.stepNotes as note>
- ${note}
</#list>
