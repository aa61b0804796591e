use super::shape::{self, Field};
use super::*;
use crate::{
    AboutPlan, Authority, Codebook, Comparison, Document, Finding, Inspection, PlanArea, RaisedOnce, Term, Thread,
};
use std::collections::BTreeSet;

/// The names of the fields that a type knows, in the words of serde.
fn fields_of<T: DeserializeOwned>() -> BTreeSet<String> {
    let (error, _) = Codebook::reading(|| serde_json::from_str::<T>("{\"zzz\": 1}").err().unwrap().to_string());
    error.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

fn fields_in(shape: &Shape) -> &'static [Field] {
    let Shape::Fields(fields) = shape else { panic!("a record has fields") };
    fields
}

#[test]
fn each_shape_names_the_fields_of_its_type() {
    fn same<T: DeserializeOwned>(shape: &Shape) {
        let names: BTreeSet<String> = fields_in(shape).iter().map(|field| field.name.to_owned()).collect();
        assert_eq!(names, fields_of::<T>());
    }
    same::<Document>(&shape::DOCUMENT);
    same::<Inspection>(&shape::INSPECTION);
    same::<crate::Grade>(&shape::GRADE);
    same::<crate::Source>(&shape::SOURCE);
    same::<Finding>(&shape::FINDING);
    same::<crate::Told>(&shape::TOLD);
    same::<PlanArea>(&shape::PLAN_AREA);
    same::<crate::Action>(&shape::ACTION);
    same::<AboutPlan>(&shape::ABOUT_PLAN);
    same::<Thread>(&shape::THREAD);
    same::<crate::ThreadStep>(&shape::STEP);
    same::<RaisedOnce>(&shape::RAISED_ONCE);
    same::<Term>(&shape::TERM);
    same::<Authority>(&shape::AUTHORITY);
    same::<Comparison>(&shape::COMPARISON);
    same::<Codebook>(&shape::CODEBOOK);
}

#[test]
fn a_field_is_needed_where_its_type_needs_it() {
    /// Whether a record without this field is read, all others being there.
    fn check<T: DeserializeOwned>(shape: &Shape, whole: &str) {
        for field in fields_in(shape) {
            let mut value: serde_json::Value = serde_json::from_str(whole).unwrap();
            let object = value.as_object_mut().unwrap();
            object.remove(field.name);
            let (read, _) = Codebook::reading(|| serde_json::from_value::<T>(value.clone()).is_ok());
            assert_eq!(read, field.may_be_missing, "{} in {whole}", field.name);
            value.as_object_mut().unwrap().insert(field.name.to_owned(), serde_json::Value::Null);
            let (read, _) = Codebook::reading(|| serde_json::from_value::<T>(value).is_ok());
            assert_eq!(read, field.may_be_null, "null for {} in {whole}", field.name);
        }
    }
    check::<Document>(
        &shape::DOCUMENT,
        r#"{"id": "a", "title": "a", "form": "a", "author": "a", "published": "2009", "inspection": "a", "held": "a", "silence": "a", "sections": []}"#,
    );
    let source = r#"{"place": "a"}"#;
    check::<Inspection>(
        &shape::INSPECTION,
        &format!(r#"{{"id": "a", "framework": "a", "event": "a", "graded": "no", "source": {source}}}"#),
    );
    check::<crate::Grade>(
        &shape::GRADE,
        &format!(r#"{{"judgement": "a", "areas": [], "grade": "a", "rank": 1, "status": "a", "source": {source}}}"#),
    );
    check::<crate::Source>(&shape::SOURCE, source);
    check::<Finding>(
        &shape::FINDING,
        r#"{"id": "a", "inspection": "a", "area": "a", "kind": "a", "topic": "a", "units": [], "summary": "a"}"#,
    );
    check::<PlanArea>(
        &shape::PLAN_AREA,
        r#"{"id": "a", "title": "a", "area": "a", "topic": "a", "unit": "a", "answers": [], "actions": []}"#,
    );
    check::<crate::Action>(&shape::ACTION, r#"{"unit": "a", "summary": "a"}"#);
    check::<Thread>(&shape::THREAD, r#"{"id": "a", "name": "a", "question": "a", "steps": []}"#);
    check::<crate::ThreadStep>(&shape::STEP, r#"{"from": "a", "says": "a", "summary": "a"}"#);
    check::<RaisedOnce>(&shape::RAISED_ONCE, r#"{"id": "a", "name": "a", "reason": "a", "findings": []}"#);
    check::<Term>(&shape::TERM, r#"{"term": "a", "meaning": "a"}"#);
    check::<Authority>(&shape::AUTHORITY, r#"{"id": "a", "name": "a", "attribution": "a"}"#);
}
