| Settings | |
| :--- | :--- |
<#list content.plan as fact>
| ${fact.name} | ${fact.value} |
</#list>

| Machine | |
| :--- | :--- |
<#list content.environment as fact>
| ${fact.name} | ${fact.value} |
</#list>
