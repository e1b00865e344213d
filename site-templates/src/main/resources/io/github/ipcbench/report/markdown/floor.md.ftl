<#if content.rows?has_content>
| Mode | × floor | Floor (µs) | One copy (µs) | Two copies (µs) | Null call (ns) | CPUs of sender, receiver | Queue |
| :--- | ---: | ---: | ---: | ---: | ---: | :--- | :--- |
<#list content.rows as row>
| **${row.name}** | **${row.timesFloor}** | ${row.floor} | ${row.oneCopy} | ${row.twoCopies} | ${row.nullCall} | ${row.cpus} | ${row.queue} |
</#list>

</#if>
<#list content.notes as note>
- ${note}
</#list>
