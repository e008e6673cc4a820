"""Web: a question typed in a browser in, an answer as a page out; Gradio layout only."""

import logging
from collections.abc import Iterator

import gradio as gr

from app import page
from app.finding import LONGEST_QUESTION
from app.service import Service
from app.settings import Settings, be_quiet
from corpus.errors import InputError, LovError

EXAMPLES = [
    "Kan vi få barnekoordinator uten diagnose?",
    "Mor vil ikkje at vi samarbeider. Kva no?",
    "Hvem tar klagen når vi får nei til IP?",
]
AT_ONCE = 4  # questions answered side by side; the rest wait their turn
FONT = ["system-ui", "sans-serif"]
log = logging.getLogger(__name__)


class Page:
    """What the page asks for, on the newest knowledge base there is."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def answer(self, question: str, confirmed: bool = False) -> str:
        """The answer as HTML; a refusal too, for nobody is to see a traceback."""
        try:
            self._service = self._service.renewed()
            told = self._service.ask(question, confirmed)
            return page.answer(told, self._service.provision)
        except LovError as error:
            return page.error(str(error))
        except Exception as error:
            # The question itself is never logged: it may tell of a child.
            log.error("unexpected %s", type(error).__name__)
            return page.error("Noe gikk galt hos oss. Prøv igjen, eller spør på en annen måte.")


def blocks(service: Service) -> gr.Blocks:
    """The page: a question, and what the law says to it."""
    asked = Page(service)
    shown: gr.Blocks
    with gr.Blocks(title="Leddvis", analytics_enabled=False) as shown:
        gr.HTML(page.intro(service.base.manifest.sources_date, service.notice))
        with gr.Column(elem_classes="leddvis"):
            question = gr.Textbox(
                label="Spørsmål",
                info="Bokmål eller nynorsk, med egne ord. Eller en henvisning: hol. § 7-2 a",
                lines=1,
                max_lines=6,
                max_length=LONGEST_QUESTION,
                autofocus=True,
            )
            confirmed = gr.Checkbox(
                label="Bruk teksten selv om den ligner en sak om noen", value=False
            )
            ask = gr.Button("Spør", variant="primary")
            examples = gr.Column()
        told = gr.HTML()
        with examples:
            gr.Examples(
                EXAMPLES,
                question,
                told,
                asked.answer,
                run_on_click=True,
                label="For eksempel",
                api_visibility="private",
            )
        for event in (ask.click, question.submit):
            event(
                asked.answer,
                [question, confirmed],
                told,
                api_name=None,
                api_visibility="private",
                show_progress="minimal",
                concurrency_limit=AT_ONCE,
            ).then(lambda: False, None, confirmed, api_visibility="private")  # it was for one text
    return shown


def serve(settings: Settings, host: str, port: int) -> Iterator[str]:
    """Serves until it is interrupted. Raises InputError when the port is taken."""
    be_quiet()
    service = Service(settings)
    yield "Varmer opp …"
    service.warm()
    shown = blocks(service)
    try:
        launch(shown, host, port)
    except OSError as error:
        raise InputError(
            f"Kan ikke lytte på {host}, port {port}: den er opptatt eller ikke tillatt."
            f" Velg en annen: leddvis serve --port {port + 1}"
        ) from error
    yield f"Leddvis svarer på http://{host}:{port}/ – avslutt med Ctrl+C."
    shown.block_thread()


def launch(shown: gr.Blocks, host: str, port: int) -> None:
    """Open the page at an address of this machine, and come back."""
    shown.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        show_error=False,
        footer_links=[],
        enable_monitoring=False,
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=FONT, font_mono=["ui-monospace", "monospace"]),
        css=page.CSS,
        head=page.HEAD,
    )
