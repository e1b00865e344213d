<#if model.calls.untraced??>
${model.calls.untraced}
<#else>
Microseconds per call: as traced, less the null call that tells the tracer’s own cost, and beside it the step by the worker’s own clock.

<#list model.calls.callTables as mode>
<#list mode.sides as side>
**${mode.name}, ${side.side}**: ${side.traced}. <#list side.callList as sentence>${sentence}<#sep> </#list>

| Step | Call | Count | Traced median | Traced mean | Median less null | Mean less null | In process median |
| :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
<#list side.steps as step>
| ${step.step} | ${step.call} | ${step.count} | ${step.rawMedian} | ${step.rawMean} | **${step.median}** | ${step.mean} | **${step.inProcess}**<#if step.against??> against ${step.against} per message</#if><#if step.marked>, disagrees</#if> |
</#list>

</#list>
</#list>
<#list model.calls.callNotes as note>
- ${note}
</#list>
</#if>
