CPU seconds of the threads that move messages, sender and receiver together; geometric means over the rounds.

| Mode | User | System | Sum | Range of the runs | × ${model.baseline} | Interval of the multiple | Runs, messages each |
| :--- | ---: | ---: | ---: | ---: | ---: | :--- | :--- |
<#list content.rows as row>
| **${row.name}** | ${row.user}<#if row.splitError??> ± ${row.splitError}</#if> | ${row.system}<#if row.splitError??> ± ${row.splitError}</#if> | **${row.sum}** | ${row.interval!} | **${row.times}** | ${row.verdict!} | ${row.runs} |
<#if row.published??>
| ${row.name}, article ${model.published.year} | ${row.published.user} | ${row.published.system} | ${row.published.sum} | | ${row.published.times} | | |
</#if>
</#list>

<#list content.rows as row>
<#list row.warnings as warning>
- Warning, ${row.name}: ${warning}
</#list>
</#list>
<#if content.comparison??>
- **${content.comparison}**
</#if>
<#if content.scaled??>
- ${content.scaled}
</#if>
<#list content.notes as note>
- ${note}
</#list>
- Article: ${model.published.source}; measured on a ${model.published.machine}.
