//! Links that readers have shared. Tokens are a published format: each of these must go on opening what it opened.

use inspection_explorer::bundle;
use inspection_explorer::explore::{Opened, Place};
use inspection_explorer::record::Subject;

/// What a link opens, in words that do not depend on how the view is kept.
fn told(opened: &Opened) -> String {
    let Opened { place, kept, .. } = opened;
    let mut parts = vec![place.view().token().to_owned()];
    let mut tell = |name: &str, values: Vec<String>| {
        if !values.is_empty() {
            parts.push(format!("{name} {}", values.join(" + ")));
        }
    };
    let filter = &kept.filter;
    tell("inspections", filter.inspections.iter().map(|id| id.to_string()).collect());
    tell("areas", filter.areas.iter().map(|area| area.token().to_owned()).collect());
    tell("kinds", filter.kinds.iter().map(|kind| kind.token().to_owned()).collect());
    tell("topics", filter.topics.iter().map(|topic| topic.token().to_owned()).collect());
    tell("how soon", filter.urgencies.iter().map(|urgency| urgency.token().to_owned()).collect());
    tell("words", Some(filter.text.clone()).into_iter().filter(|text| !text.is_empty()).collect());
    let (mut finding, mut grade, mut thread, mut area) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    match place {
        Place::Findings { open, .. } => finding.extend(open.iter().map(ToString::to_string)),
        Place::Thread { id, .. } => thread.push(id.to_string()),
        Place::Plan { open } => area.extend(open.iter().map(ToString::to_string)),
        Place::Grades { chosen: Some(Subject::Grade { inspection, judgement }) } => {
            grade.push(format!("{inspection} / {judgement}"));
        }
        Place::Grades { chosen: Some(Subject::Inspection(inspection)) } => grade.push(format!("{inspection} / ")),
        _ => {}
    }
    tell("finding", finding);
    tell("grade", grade);
    tell("pair", kept.pair.iter().flat_map(|(one, other)| [one.to_string(), other.to_string()]).collect());
    tell("thread", thread);
    tell("states", kept.standings.iter().map(|standing| standing.token().to_owned()).collect());
    tell("years", Some(kept.years).filter(|years| *years > 0).iter().map(u8::to_string).collect());
    tell("plan area", area);
    parts.join(" | ")
}

/// Each link with what it opens.
#[rustfmt::skip]
const LINKS: [(&str, &str); 54] = [
    // Grades.
    ("", "grades"),
    ("?", "grades"),
    ("view=grades", "grades"),
    ("grade=ilacs-2024:overall+effectiveness", "grades | grade ilacs-2024 / overall effectiveness"),
    ("grade=ilacs-2024:care+leavers", "grades | grade ilacs-2024 / care leavers"),
    ("grade=sif-2016:leadership,+management+and+governance", "grades | grade sif-2016 / leadership, management and governance"),
    ("grade=apa-2008:children%27s+services+overall", "grades | grade apa-2008 / children's services overall"),
    ("grade=slac-2012:looked%20after%20children", "grades | grade slac-2012 / looked after children"),
    ("grade=visit-2020:", "grades | grade visit-2020 / "),
    ("grade=contact-2011%3A", "grades | grade contact-2011 / "),
    ("kind=concern&grade=visit-2023:", "grades | kinds concern | grade visit-2023 / "),
    ("inspection=ilacs-2024&area=care-leavers", "grades | inspections ilacs-2024 | areas care-leavers"),
    ("compare=sif-2016,ilacs-2024&state=persists&years=5", "grades | pair sif-2016 + ilacs-2024 | states persists | years 5"),
    // Findings.
    ("view=findings", "findings"),
    ("view=findings&inspection=ilacs-2024", "findings | inspections ilacs-2024"),
    ("view=findings&inspection=ilacs-2021,ilacs-2024", "findings | inspections ilacs-2021 + ilacs-2024"),
    ("view=findings&inspection=ilacs-2021%2Csif-2016", "findings | inspections ilacs-2021 + sif-2016"),
    ("view=findings&inspection=apa-2006,contact-2011&kind=meets-requirement,recommendation", "findings | inspections apa-2006 + contact-2011 | kinds meets-requirement + recommendation"),
    ("view=findings&area=leaders,care-leavers&kind=concern&find=foster+carers&open=ilacs-2024/p4.s1:strength", "findings | areas leaders + care-leavers | kinds concern | words foster carers | finding ilacs-2024/p4.s1:strength"),
    ("view=findings&area=overall", "findings | areas overall"),
    ("view=findings&area=help-and-protection,children-in-care&topic=thresholds,front-door", "findings | areas help-and-protection + children-in-care | topics front-door + thresholds"),
    ("view=findings&kind=strength", "findings | kinds strength"),
    ("view=findings&kind=meets-requirement,concern,recommendation", "findings | kinds meets-requirement + concern + recommendation"),
    ("view=findings&topic=homeless-16-17", "findings | topics homeless-16-17"),
    ("view=findings&topic=care-leaver-offer,care-leaver-homes,workforce", "findings | topics care-leaver-offer + care-leaver-homes + workforce"),
    ("view=findings&urgency=immediate", "findings | how soon immediate"),
    ("view=findings&kind=recommendation&urgency=six-months,longer-term", "findings | kinds recommendation | how soon six-months + longer-term"),
    ("view=findings&find=planning", "findings | words planning"),
    ("view=findings&find=Child%27s+need", "findings | words Child's need"),
    ("view=findings&find=100%25+%26+more", "findings | words 100% & more"),
    ("view=findings&find=%C3%A4lter", "findings | words älter"),
    ("view=findings&find=a,b.c:d/e", "findings | words a,b.c:d/e"),
    ("view=findings&open=panel-2022/p27.s4:concern", "findings | finding panel-2022/p27.s4:concern"),
    ("view=findings&inspection=contact-2011&topic=front-door&open=letter-2011/strengths.b1.s1:strength", "findings | inspections contact-2011 | topics front-door | finding letter-2011/strengths.b1.s1:strength"),
    ("view=findings&inspection=sif-2016&open=sif-2016%2Frec1%3Arecommendation", "findings | inspections sif-2016 | finding sif-2016/rec1:recommendation"),
    ("view=findings&inspection=apa-2006&area=overall&open=apa-2006/making-a-positive-contribution.p4.s2:strength", "findings | inspections apa-2006 | areas overall | finding apa-2006/making-a-positive-contribution.p4.s2:strength"),
    ("view=findings&kind=concern&grade=ilacs-2024:overall+effectiveness&compare=ilacs-2021,ilacs-2024&state=improved&years=3", "findings | kinds concern | pair ilacs-2021 + ilacs-2024 | states improved | years 3"),
    // Topics.
    ("view=topics", "topics"),
    ("view=topics&area=children-in-care&kind=concern,recommendation&find=fostering", "topics | areas children-in-care | kinds concern + recommendation | words fostering"),
    // Compare.
    ("view=compare", "compare"),
    ("view=compare&compare=ilacs-2021,ilacs-2024", "compare | pair ilacs-2021 + ilacs-2024"),
    ("view=compare&compare=ilacs-2024%2Csif-2016", "compare | pair ilacs-2024 + sif-2016"),
    ("view=compare&area=leaders&topic=workforce&compare=apa-2006,contact-2011", "compare | areas leaders | topics workforce | pair apa-2006 + contact-2011"),
    // Threads.
    ("view=threads", "threads"),
    ("view=threads&state=raised,persists", "threads | states raised + persists"),
    ("view=threads&area=care-leavers&topic=pathway-planning&state=not-mentioned&years=15", "threads | areas care-leavers | topics pathway-planning | states not-mentioned | years 15"),
    ("view=threads&thread=placement-with-parents", "threads | thread placement-with-parents"),
    ("view=threads&thread=disabled-young-people-14-19&state=raised-again&years=8", "threads | thread disabled-young-people-14-19 | states raised-again | years 8"),
    // Plan.
    ("view=plan", "plan"),
    ("view=plan&plan=C3", "plan | plan area C3"),
    ("view=plan&kind=strength&plan=C16", "plan | kinds strength | plan area C16"),
    // What the reader keeps, and where it comes from.
    ("view=briefing&inspection=ilacs-2024", "briefing | inspections ilacs-2024"),
    ("view=notes&find=foster", "notes | words foster"),
    ("utm_source=news&view=sources&fbclid=x", "sources"),
];

#[test]
fn links_of_today_open_what_they_opened() {
    let record = bundle::record().unwrap();
    for (link, wanted) in LINKS {
        let opened = Opened::read(link, &record);
        assert_eq!((told(&opened).as_str(), opened.left_out), (wanted, 0), "{link}");
        // And the address that the app shows then leads to the same place.
        let again = Opened::read(&opened.place.to_query(), &record);
        assert_eq!((again.left_out, again.place), (0, opened.place), "{link}");
    }
}

#[test]
fn a_link_with_the_end_of_a_sentence_stuck_to_it_opens_the_same() {
    let record = bundle::record().unwrap();
    for (link, wanted) in LINKS.into_iter().filter(|(link, _)| link.contains('=') && !link.contains("find=")) {
        for stuck in
            [".", ",", ";", ":", ")", "]", ">", "%22", "%E2%80%9D", "%E2%80%99", "%20", "%0A", ").", ".%E2%80%9D"]
        {
            let opened = Opened::read(&format!("{link}{stuck}"), &record);
            assert_eq!((told(&opened).as_str(), opened.left_out), (wanted, 0), "{link}{stuck}");
        }
    }
}
