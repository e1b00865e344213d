<#-- The style of the report inside another page; what is put together here is then confined to the report's element. -->
:root {
<#include "light.css" parse=false>
}
<#include "page.css" parse=false>
<#include "charts.css" parse=false>
<#include "sizes.css" parse=false>
<#include "print.css" parse=false>
<#include "site.css" parse=false>
