| How the message travels | CPU per message | Most runs | × ${model.baseline} | 95 % interval |<#if content.published> ${model.published.year} | Does it still hold? |</#if>
| :--- | ---: | ---: | ---: | :--- |<#if content.published> ---: | :--- |</#if>
<#list content.rows as row>
| **${row.name}**<#if row.what??>, ${row.what}</#if><#if row.travelled??>, ${row.travelled}</#if> | **${row.cost}** | ${row.range!} | **${row.times}** | ${row.interval!} |<#if content.published> ${row.article!"–"} | ${row.holds!} |</#if>
</#list>

<#if content.note??>
${content.note}
</#if>
