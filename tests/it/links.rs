//! Links that readers have shared. Tokens are a published format: each of these must go on opening what it opened.

use inspection_explorer::bundle;
use inspection_explorer::view::ViewState;

/// What a link opens, in words that do not depend on how the view is kept.
fn told(state: &ViewState) -> String {
    let mut parts = vec![state.view.token().to_owned()];
    let mut tell = |name: &str, values: Vec<String>| {
        if !values.is_empty() {
            parts.push(format!("{name} {}", values.join(" + ")));
        }
    };
    let filter = &state.filter;
    tell("inspections", filter.inspections.iter().cloned().collect());
    tell("areas", filter.areas.iter().map(|area| area.token().to_owned()).collect());
    tell("kinds", filter.kinds.iter().map(|kind| kind.token().to_owned()).collect());
    tell("topics", filter.topics.iter().map(|topic| topic.token().to_owned()).collect());
    tell("words", Some(filter.text.clone()).into_iter().filter(|text| !text.is_empty()).collect());
    tell("finding", state.open.clone().into_iter().collect());
    tell("grade", state.grade.iter().map(|(inspection, judgement)| format!("{inspection} / {judgement}")).collect());
    tell("pair", state.compared.iter().flat_map(|(one, other)| [one.clone(), other.clone()]).collect());
    tell("thread", state.thread.clone().into_iter().collect());
    tell("states", state.standings.iter().map(|standing| standing.token().to_owned()).collect());
    tell("years", Some(state.years).filter(|years| *years > 0).iter().map(u8::to_string).collect());
    tell("plan area", state.plan_area.clone().into_iter().collect());
    parts.join(" | ")
}

/// Each link with what it opens.
#[rustfmt::skip]
const LINKS: [(&str, &str); 52] = [
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
    ("view=findings&find=planning", "findings | words planning"),
    ("view=findings&find=Child%27s+need", "findings | words Child's need"),
    ("view=findings&find=100%25+%26+more", "findings | words 100% & more"),
    ("view=findings&find=%C3%A4lter", "findings | words älter"),
    ("view=findings&find=a,b.c:d/e", "findings | words a,b.c:d/e"),
    ("view=findings&open=panel-2022/p27.s4:concern", "findings | finding panel-2022/p27.s4:concern"),
    ("view=findings&inspection=contact-2011&topic=front-door&open=letter-2011/strengths.b1.s1:strength", "findings | inspections contact-2011 | topics front-door | finding letter-2011/strengths.b1.s1:strength"),
    ("view=findings&inspection=sif-2016&open=sif-2016%2Frec1%3Arecommendation", "findings | inspections sif-2016 | finding sif-2016/rec1:recommendation"),
    ("view=findings&inspection=apa-2006&area=overall&open=apa-2006/making-a-positive-contribution.p4.s2:strength", "findings | inspections apa-2006 | areas overall | finding apa-2006/making-a-positive-contribution.p4.s2:strength"),
    ("view=findings&kind=concern&grade=ilacs-2024:overall+effectiveness&compare=ilacs-2021,ilacs-2024&state=improved&years=3", "findings | kinds concern | grade ilacs-2024 / overall effectiveness | pair ilacs-2021 + ilacs-2024 | states improved | years 3"),
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
        let (mut state, unknown) = ViewState::read(link, &record.codebook);
        let left_out = unknown + state.fit(&record);
        assert_eq!((told(&state).as_str(), left_out), (wanted, 0), "{link}");
        // And the address that the app shows then opens the same.
        let (mut again, unknown) = ViewState::read(&state.to_query(), &record.codebook);
        assert_eq!((again.fit(&record) + unknown, again), (0, state), "{link}");
    }
}

#[test]
fn a_link_with_the_end_of_a_sentence_stuck_to_it_opens_the_same() {
    let record = bundle::record().unwrap();
    for (link, wanted) in LINKS.into_iter().filter(|(link, _)| link.contains('=') && !link.contains("find=")) {
        for stuck in
            [".", ",", ";", ":", ")", "]", ">", "%22", "%E2%80%9D", "%E2%80%99", "%20", "%0A", ").", ".%E2%80%9D"]
        {
            let (mut state, unknown) = ViewState::read(&format!("{link}{stuck}"), &record.codebook);
            let left_out = unknown + state.fit(&record);
            assert_eq!((told(&state).as_str(), left_out), (wanted, 0), "{link}{stuck}");
        }
    }
}
