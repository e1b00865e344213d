<#import "picture.md.ftl" as p><@p.picture name="cost" chart=model.costChart/>
