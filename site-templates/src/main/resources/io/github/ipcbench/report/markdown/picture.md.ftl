<#-- A chart's file, in the reader's colour scheme. -->
<#macro picture name title>
<#outputformat "HTML">
<picture>
<source media="(prefers-color-scheme: dark)" srcset="charts/${name}-dark.svg">
<img src="charts/${name}.svg" alt="${title}" width="720">
</picture>
</#outputformat>
</#macro>
