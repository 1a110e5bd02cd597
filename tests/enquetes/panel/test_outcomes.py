"""Members of the panel hear what came out of a round that asked them, and can leave from that mail too."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from enquetes.actions.terugkoppeling import save_actiepunten
from metingen.actions.meetwaarden import measure_ronde, release_figures
from metingen.actions.terugkoppeling import mail_uitkomsten
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.enquetes.panel.panelronde import answer_all, make_members, open_panelronde, seal
from tests.factories.adoptie import member
from tests.factories.terugkoppeling import PUNTEN


def test_member_gets_the_link_and_reads_the_whole(inwoner: Inwoner) -> None:
    inwoner.join()
    make_members(inwoner.gemeente, 11)
    with inwoner.commit(execute=True):
        ronde = open_panelronde(inwoner.gemeente)
    answer_all(ronde)
    sealed = seal(ronde)
    measure_ronde(ronde=sealed, by="test")
    release_figures(gemeente=inwoner.gemeente, by="test")
    save_actiepunten(ronde=sealed, punten=PUNTEN, by="test")
    inwoner.mailbox.clear()

    with inwoner.commit(execute=True):
        mail_uitkomsten(ronde=sealed, by="test")

    assert len(inwoner.mailbox) == 12
    mail = next(mail for mail in inwoner.mailbox if mail.to == [ADRES])
    assert "Wilt u geen lid meer zijn van het panel?" in str(mail.body)
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page = inwoner.get(inwoner.mailed_path()).content.decode()
    assert "Een cursus over het zaaksysteem" in page
    assert "12 mensen vulden" in page.replace("\xa0", " ")
    assert "Uw groep" not in page


def test_leader_of_the_panel_sees_one_link(inwoner: Inwoner) -> None:
    make_members(inwoner.gemeente, 12)
    ronde = open_panelronde(inwoner.gemeente)
    answer_all(ronde)
    sealed = seal(ronde)
    client = Client()
    client.force_login(member(inwoner.gemeente, Rol.PROGRAMMALEIDER))

    shown = client.get(reverse("ronde-terugkoppelen", args=[inwoner.gemeente.slug, sealed.pk]))

    assert shown.content.decode().count("Iedereen samen: <a") == 1
    assert "nog niet vrijgegeven" in shown.content.decode()
