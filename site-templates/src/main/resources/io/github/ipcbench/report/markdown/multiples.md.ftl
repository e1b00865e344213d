<#import "picture.md.ftl" as p><@p.picture name="multiples" title=content.title/>
