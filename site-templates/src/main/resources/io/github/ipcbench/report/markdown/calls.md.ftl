<#if content.untraced??>
${content.untraced}
<#else>
<#list content.callTables as mode>
- **${mode.name}**: <#list mode.findings as finding>${finding}<#sep> </#list>
</#list>

Microseconds per call: medians by strace and by the worker’s own clock, each less a call that does nothing.

<#list content.callTables as mode>
<#list mode.sides as side>
**${mode.name}, ${side.side}**: ${side.traced}. <#list side.notes as sentence>${sentence}<#sep> </#list>

| Step | Call | Count | By strace | By clock |
| :--- | :--- | ---: | ---: | ---: |
<#list side.calls as call>
| ${call.step} | ${call.call} | ${call.count} | ${call.traced} | **${call.clock}** |
</#list>

</#list>
</#list>
<#list content.callNotes as note>
- ${note}
</#list>
</#if>
