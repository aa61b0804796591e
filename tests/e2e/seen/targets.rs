//! What is pressed is large enough for an unsteady hand: 24 by 24 pixels, with the exceptions of WCAG 2.5.8 alone.

use crate::page::Page;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;

/// The targets that are too small. A label belongs to the target of its box. Exceptions are: a circle of 24 pixels around the
/// middle of a small target that meets neither another target nor another's circle; and a target in a line of other words.
/// Marks of charts are for keys: the pointer's targets are the chart's own.
const SMALL: &str = "
    const least = 24 - 0.1;
    const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]';
    const can_be_pressed = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.unseen, .frame, .skip');
    const box_of = e => {
        const label = e.matches('[type=checkbox], [type=radio]') ? e.closest('label') : null;
        const boxes = [e, label].filter(Boolean).map(part => part.getBoundingClientRect());
        const [left, top] = ['left', 'top'].map(side => Math.min(...boxes.map(box => box[side])));
        const [right, bottom] = ['right', 'bottom'].map(side => Math.max(...boxes.map(box => box[side])));
        return { left, top, right, bottom, width: right - left, height: bottom - top };
    };
    const targets = [...document.querySelectorAll(kinds)].filter(can_be_pressed).map(e => ({ e, box: box_of(e) }))
        .filter(({ box }) => box.width > 0 && box.height > 0);
    const is_small = ({ box }) => box.width < least || box.height < least;
    const in_a_line = e => {
        if (getComputedStyle(e).display !== 'inline') return false;
        let block = e.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const words = block.cloneNode(true);
        words.querySelectorAll(kinds).forEach(target => target.remove());
        return /\\w/.test(words.textContent);
    };
    const small = targets.filter(is_small);
    const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const reaches = ([x, y], box) => Math.hypot(x - Math.max(box.left, Math.min(x, box.right)), y - Math.max(box.top, Math.min(y, box.bottom))) < 12 - 0.1;
    const is_crowded = own => targets.some(other => {
        if (other === own || other.e.contains(own.e) || own.e.contains(other.e)) return false;
        const [[x, y], [a, b]] = [middle(own.box), middle(other.box)];
        return reaches([x, y], other.box) || (is_small(other) && Math.hypot(x - a, y - b) < least);
    });
    const told = ({ e, box }) => `${e.localName}.${e.className} in ${e.parentElement.localName}.${e.parentElement.className}, `
        + `${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${(e.textContent.trim() || e.name || e.id).slice(0, 30)}`;
    const bare = targets.filter(({ e }) => e.matches('[type=checkbox], [type=radio]')).filter(({ e }) => e.getBoundingClientRect().width < least);
    return [targets.length, [...small.filter(own => !in_a_line(own.e) && is_crowded(own)), ...bare].map(told)];";

#[tokio::test]
async fn what_is_pressed_has_twenty_four_pixels_in_every_view() {
    play(async |page: &Page| {
        let mut wrong = Vec::new();
        for sight in Sight::ALL {
            page.show_on(Screen::wide(1280)).await?;
            page.see(sight).await?;
            page.unfold().await?;
            for width in [1280, 320] {
                page.show_on(Screen::wide(width)).await?;
                page.frames().await?;
                let (number, mut small): (usize, Vec<String>) = page.script(SMALL, &[]).await?;
                page.insist(number > 4, format!("{} at {width} has only {number} targets", sight.name()))?;
                let all = small.len();
                small.truncate(6);
                wrong.extend(
                    small.into_iter().map(|small| format!("{} at {width}, {all} in all: {small}", sight.name())),
                );
            }
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// What moves by itself where the reader asked for no motion: the emulated screen does.
const MOVING: &str = "
    const seconds = text => Math.max(...text.split(',').map(parseFloat));
    return [...document.querySelectorAll('*')].flatMap(e => [null, '::before', '::after'].map(part => [e, getComputedStyle(e, part)]))
        .filter(([, style]) => seconds(style.transitionDuration) > 0 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0)
            || style.scrollBehavior === 'smooth')
        .map(([e]) => `${e.localName}.${e.className}`)
        .concat(document.getAnimations().map(one => `an animation ${one.animationName ?? one.transitionProperty}`));";

/// Makes something move.
const RESTLESS: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('h1 { transition: color 1s }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";

#[tokio::test]
async fn nothing_moves_for_readers_who_asked_for_no_motion() {
    play(async |page: &Page| {
        for width in [1280, 360] {
            page.show_on(Screen::wide(width)).await?;
            for sight in Sight::ALL {
                page.see(sight).await?;
                page.unfold().await?;
                let moving: Vec<String> = page.script(MOVING, &[]).await?;
                page.insist(moving.is_empty(), format!("{} at {width}: {moving:?}", sight.name()))?;
            }
        }
        // And the check sees what moves.
        page.script::<serde_json::Value>(RESTLESS, &[]).await?;
        let moving: Vec<String> = page.script(MOVING, &[]).await?;
        page.insist(!moving.is_empty(), "the check sees no motion at all")
    })
    .await;
}

/// How much of the height of the window is covered by what stays in sight, where it is covered least.
const COVERED: &str = "
    const stays = e => {
        for (let own = e; own && own !== document.body; own = own.parentElement)
            if (['fixed', 'sticky'].includes(getComputedStyle(own).position)) return true;
        return false;
    };
    scrollTo(0, document.documentElement.scrollHeight / 2);
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const share = () => Math.min(...[0.1, 0.3, 0.5, 0.7, 0.9].map(across => {
        const rows = [...Array(32).keys()].map(row => document.elementFromPoint(across * innerWidth, (row + 0.5) * innerHeight / 32));
        return rows.filter(stays).length / 32;
    }));
    return frame().then(frame).then(share);";

/// A window of 1280 by 1024 pixels, enlarged four times, has 320 by 256; a phone on its side is about as low.
#[tokio::test]
async fn at_four_hundred_per_cent_half_of_the_window_is_free_for_reading() {
    play(async |page: &Page| {
        let mut wrong = Vec::new();
        for (width, height) in [(320, 256), (640, 256), (1280, 256)] {
            for sight in Sight::ALL {
                page.show_on(Screen::wide(width)).await?;
                page.resize(width, height, 1.0).await?;
                page.see(sight).await?;
                let covered: f64 = page.script(COVERED, &[]).await?;
                if covered > 0.5 {
                    wrong.push(format!("{} at {width} x {height}: {covered} of the window is covered", sight.name()));
                }
            }
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// Lines of words that lie on each other, in what is part of the flow of the page.
const OVERLAPPING: &str = "
    const lies_over = e => {
        for (let own = e; own && own !== document.body; own = own.parentElement)
            if (own.matches('.frame, .unseen, .letter-probe, .skip') || ['fixed', 'sticky', 'absolute'].includes(getComputedStyle(own).position)) return true;
        return false;
    };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const e = node.parentElement;
        if (!node.data.trim() || e.matches('option, script, noscript') || !e.checkVisibility({ visibilityProperty: true }) || lies_over(e)) continue;
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 2) lines.push({ e, box, words: node.data.trim().slice(0, 30) });
    }
    lines.sort((a, b) => a.box.top - b.box.top);
    const told = [];
    lines.forEach((own, at) => {
        for (let next = at + 1; next < lines.length && lines[next].box.top < own.box.bottom; next++) {
            const other = lines[next].box;
            const across = Math.min(own.box.right, other.right) - Math.max(own.box.left, other.left);
            const down = Math.min(own.box.bottom, other.bottom) - Math.max(own.box.top, other.top);
            if (across > 3 && down > 0.4 * Math.min(own.box.height, other.height)) told.push(`'${own.words}' and '${lines[next].words}'`);
        }
    });
    return told.slice(0, 6);";

/// What a reader with dyslexia may set: the spacing that WCAG 1.4.12 names.
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";

#[tokio::test]
async fn no_words_lie_on_others_with_wider_spacing_or_in_narrow_windows() {
    play(async |page: &Page| {
        let mut wrong = Vec::new();
        for sight in Sight::ALL {
            page.show_on(Screen::wide(1280)).await?;
            page.see(sight).await?;
            page.unfold().await?;
            for (before, widths) in [("", vec![1280, 320, 240]), (SPACED, vec![1280, 320])] {
                page.script::<serde_json::Value>(before, &[]).await?;
                for width in widths {
                    page.show_on(Screen::wide(width)).await?;
                    page.frames().await?;
                    let seen: Vec<String> = page.script(OVERLAPPING, &[]).await?;
                    let spaced = if before.is_empty() { "" } else { ", spaced" };
                    wrong.extend(seen.into_iter().map(|seen| format!("{} at {width}{spaced}: {seen}", sight.name())));
                }
            }
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}
