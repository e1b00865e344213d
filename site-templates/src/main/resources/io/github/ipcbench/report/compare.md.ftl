<#-- Sessions beside each other, as Markdown. -->
# ${model.heading}

| Case |<#list model.groups as group> ${group.name} (${group.sessions}) | × baseline |</#list><#if model.rows?filter(row -> row.change??)?has_content> Change |</#if>
| :--- |<#list model.groups as group> ---: | ---: |</#list><#if model.rows?filter(row -> row.change??)?has_content> ---: |</#if>
<#list model.rows as row>
| **${row.name}** |<#list row.cells as cell> ${cell.cost} | **${cell.multiple}**<#if cell.interval??> (${cell.interval}<#if cell.spread??>, spread ${cell.spread}</#if>)</#if> |</#list><#if row.change??> **${row.change.factor}** (${row.change.interval}) |</#if>
</#list>

<#if model.differs?has_content>
| What differs |<#list model.groups as group> ${group.name} |</#list>
| :--- |<#list model.groups as group> :--- |</#list>
<#list model.differs as fact>
| ${fact.name} |<#list fact.values as value> ${value} |</#list>
</#list>

</#if>
<#list model.notes as note>
- ${note}
</#list>
