"""jianbao parse."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pipeline.cli.application import From, SourceFile, app, standard_input
from pipeline.cli.problems import printer


class ArticleFormat(StrEnum):
    """How parse can print an article."""

    JSON = "json"
    YAML = "yaml"


@app.command()
def parse(
    source: SourceFile,
    form: Annotated[ArticleFormat, typer.Option("--format", "-f", help="How to print it.")] = ArticleFormat.YAML,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show line by line what each was taken for, and why.")
    ] = False,
    source_format: From = None,
) -> None:
    """Show what was understood of an article; the YAML can be edited and rendered."""
    from pipeline.build import understand

    with_format = source_format.value if source_format else None
    understood = understand(source, printer(False), stdin=standard_input(source), source_format=with_format)
    if explain:
        from pipeline.parse.explain import explain as explained

        for row in explained(understood.parsed) if understood.parsed else ():
            typer.echo(row)
        return
    from pipeline.read.article import article_to_json, dump_article

    if form is ArticleFormat.JSON:
        import json

        typer.echo(json.dumps(article_to_json(understood.article), ensure_ascii=False, indent=1))
    else:
        typer.echo(dump_article(understood.article), nl=False)
