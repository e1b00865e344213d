<#if model.calls.untraced??>
${model.calls.untraced}
<#else>
Microseconds per call: as traced, less the null call that tells the tracer’s own cost, and beside it the median of the step by the worker’s own clock.

<#list model.calls.callTables as mode>
<#list mode.sides as side>
**${mode.name}, ${side.side}**: ${side.traced}. <#list side.callList as sentence>${sentence}<#sep> </#list>

| Step | Call | Count | Traced median | Traced mean | Median less null | Mean less null | In process after a stop | Undisturbed |
| :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list side.steps as step>
| ${step.step} | ${step.call} | ${step.count} | ${step.rawMedian} | ${step.rawMean} | **${step.median}**<#if step.against??>, ${step.against} per message</#if><#if step.marked>, disagrees</#if> | ${step.mean} | ${step.stopped} | **${step.undisturbed}** |
</#list>

</#list>
</#list>
<#list model.calls.callNotes as note>
- ${note}
</#list>
</#if>
