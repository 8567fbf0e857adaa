"""What a person says before a massage: nothing is so, or some of it."""

from django.test import Client

from fodro.knowledge.safety import Answer, Told, asked
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.safety.flows import keep_answers


def none_of_these(person: Person, *but: str) -> None:
    """Let `person` have answered everything with no, except `but`, which is so."""
    answers = {
        slug: Told(Answer.YES if slug in but else Answer.NO)
        for slug, question in asked().items()
        if not question.from_map
    }
    keep_answers(person, answers, moment=now(), zone="Europe/Copenhagen")


def say(client: Client, *yes: str, path: str = "/massage/") -> str:
    """Answer screen after screen, yes to `yes`, and return where it leads."""
    address = path
    for _screen in range(12):
        answer = client.get(address)
        if answer.status_code == 302:
            address = answer["Location"]
            continue
        if not address.startswith("/safety/ask/"):
            return address
        shown = [line.slug for group in answer.context["page"].ask.checklists for line in group.lines]
        going = answer.context["page"].going
        sent = {"shown": shown, "yes": [slug for slug in yes if slug in shown], "next": going.next}
        address = client.post("/safety/ask/", {**sent, "tool": list(going.tools)})["Location"]
    raise AssertionError(address)
