#!/usr/bin/python3
"""A window with nothing but WebKitGTK's view in it, for WebKitWebDriver to drive.

WebKit's own small browser has bars that no window can be narrower than, and its driver has no command for colours, for a
finer screen or for printing. This one is told such things by the tests themselves, through a socket: each line is a
command in JSON, each answer a line too.

    webkit.py SOCKET FOLDER-OF-THE-PROFILE FOLDER-OF-DOWNLOADS
"""
import json
import os
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
gi.require_version("GdkX11", "3.0")
from gi.repository import Gdk, GdkX11, Gio, GLib, Gtk, WebKit2  # noqa: E402

SOCKET, PROFILE, DOWNLOADS = sys.argv[1:4]

settings = WebKit2.Settings()
settings.set_property("enable-developer-extras", False)
settings.set_property("javascript-can-open-windows-automatically", True)
settings.set_property("zoom-text-only", True)
data = WebKit2.WebsiteDataManager(base_data_directory=PROFILE, base_cache_directory=os.path.join(PROFILE, "cache"))
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)
views = []


def new_view(**more):
    """A view in a window of its own."""
    view = WebKit2.WebView(is_controlled_by_automation=True, settings=settings, **more)
    window = Gtk.Window(decorated=False)
    window.set_default_size(1280, 900)
    window.add(view)
    views.append(view)

    def closed(*_):
        if view in views:
            views.remove(view)
            window.destroy()

    view.connect("close", closed)
    view.connect("create", lambda opener, _: new_view(related_view=opener))
    view.connect("permission-request", lambda _, request: request.allow() or True)
    window.connect("delete-event", closed)
    window.show_all()
    return view


def begin(_, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", lambda _: new_view(web_context=context))


def keep(_, download):
    def where(download, name):
        download.set_destination(GLib.filename_to_uri(os.path.join(DOWNLOADS, name), None))
        return True

    download.connect("decide-destination", where)


context.connect("automation-started", begin)
context.connect("download-started", keep)


def start(order, answer):
    settings.set_property("enable-javascript", order["scripts"])
    answer({"pid": os.getpid()})


def wish(order, answer):
    """What the system asks pages for: dark colours, and that nothing moves."""
    gtk = Gtk.Settings.get_default()
    gtk.set_property("gtk-application-prefer-dark-theme", order["dark"])
    gtk.set_property("gtk-enable-animations", not order["still"])
    answer({})


def resize(order, answer):
    """The size of the page, and how fine the screen is."""
    GdkX11.X11Display.set_window_scale(Gdk.Display.get_default(), order["ratio"])
    for view in views:
        view.get_toplevel().resize(order["width"], order["height"])
    answer({})


def letters(order, answer):
    """The size of letters that a reader has chosen in the browser."""
    settings.set_property("default-font-size", order["pixels"])
    settings.set_property("default-monospace-font-size", order["pixels"])
    answer({})


def renew(_, answer):
    """Nothing is left of the last test. Cookies are of a host, whatever its port, and so all tests have one host's."""
    wish({"dark": False, "still": False}, lambda _: None)
    resize({"ratio": 1, "width": 1280, "height": 900}, lambda _: None)
    letters({"pixels": 16}, lambda _: None)
    cookies = WebKit2.WebsiteDataTypes.COOKIES
    data.clear(cookies, 0, None, lambda own, result: own.clear_finish(result) and answer({}))


def print_page(order, answer):
    """Prints the page of the last window into a file."""
    paper = Gtk.PrintSettings()
    paper.set(Gtk.PRINT_SETTINGS_PRINTER, "Print to File")
    paper.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    paper.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(order["file"], None))
    settings.set_property("print-backgrounds", order["grounds"])
    setup = Gtk.PageSetup()
    setup.set_paper_size_and_default_margins(Gtk.PaperSize.new(Gtk.PAPER_NAME_A4))
    operation = WebKit2.PrintOperation.new(views[-1])
    operation.set_print_settings(paper)
    operation.set_page_setup(setup)
    operation.connect("failed", lambda _, error: answer({"error": error.message}))
    operation.connect("finished", lambda own: answer({}))
    printing.append(operation)
    operation.print_()


printing = []
ORDERS = {"start": start, "wish": wish, "resize": resize, "letters": letters, "renew": renew, "print": print_page}


def serve(_, connection, __):
    lines, out = Gio.DataInputStream.new(connection.get_input_stream()), connection.get_output_stream()
    held.append(connection)

    def answer(told):
        out.write_all(json.dumps(told).encode() + b"\n", None)

    def read(stream, result):
        line = stream.read_line_finish_utf8(result)[0]
        if line is None:
            held.remove(connection)
            return
        order = json.loads(line)
        try:
            ORDERS[order["do"]](order, answer)
        except Exception as error:  # the test must be told whatever it is
            answer({"error": repr(error)})
        lines.read_line_async(GLib.PRIORITY_DEFAULT, None, read)

    lines.read_line_async(GLib.PRIORITY_DEFAULT, None, read)
    return True


held = []
service = Gio.SocketService.new()
service.add_address(Gio.UnixSocketAddress.new(SOCKET), Gio.SocketType.STREAM, Gio.SocketProtocol.DEFAULT, None)
service.connect("incoming", serve)
service.start()
GLib.MainLoop().run()
