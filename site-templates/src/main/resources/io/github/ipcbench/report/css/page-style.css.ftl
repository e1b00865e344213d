<#-- The page's style: one palette per colour scheme, shared with the charts; paper is always light. -->
:root {
<#include "light.css" parse=false>
}
@media screen and (prefers-color-scheme: dark) {
:root {
<#include "dark.css" parse=false>
}
}
<#include "page.css" parse=false>
<#include "charts.css" parse=false>
<#include "sizes.css" parse=false>
<#include "print.css" parse=false>
