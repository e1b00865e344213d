CPU seconds of the threads that move messages, sender and receiver together; medians over the runs.

| Mode | Median user | Median system | Sum | Interval of the sum | Runs, messages each |
| :--- | ---: | ---: | ---: | ---: | :--- |
<#list content.rows as row>
| **${row.name}** | ${row.user}<#if row.splitError??> ± ${row.splitError}</#if> | ${row.system}<#if row.splitError??> ± ${row.splitError}</#if> | **${row.sum}** | ${row.interval!} | ${row.runs} |
<#if row.published??>
| ${row.name}, article ${model.published.year} | ${row.published.user} | ${row.published.system} | ${row.published.sum} | | |
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
