<#-- A chart's file, in the reader's colour scheme. -->
<#macro picture name chart>
<#outputformat "HTML">
<picture>
<source media="(prefers-color-scheme: dark)" srcset="charts/${name}-dark.svg">
<img src="charts/${name}.svg" alt="${chart.title}: ${chart.description}" width="720">
</picture>
</#outputformat>
</#macro>
