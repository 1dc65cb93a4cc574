/** What is said of the late unit: of what is wrong halfway, and of everything still open or late at the end. */
export interface Expected {
  /** Duties the diligent unit has met at the end; nothing of its is wrong. */
  readonly diligent: number;
  readonly halfway: readonly string[];
  readonly end: readonly string[];
}

export const expected: Readonly<Record<string, Expected>> = {
  '000-mass-line-bureau': {
    diligent: 65,
    halfway: ['mobilization-meeting WARNING, 4 days overdue, misses record mobilization 0/1'],
    end: [
      'mobilization-meeting MET_LATE, 5 days overdue',
      'democratic-appraisal OPEN, misses record appraisal-published 0/1',
      'study-plan-in-advance NOT_MET, misses gap min 2/7 days',
      'patient-experience/late-deputy OPEN, misses record patient-experience 0/1',
      'patient-experience/late-member OPEN, misses record patient-experience 0/1',
      'patient-experience/late-principal OPEN, misses record patient-experience 0/1',
      'units-about-seven-days-later WARNING, misses gap about 41/7 days',
      'rectification-content-published MET_LATE, 24 days overdue',
      'concentrated-education-three-months WARNING, 143 days overdue, misses span education-started 67/92',
      'summary-report OPEN, misses record summary-report 0/1',
    ],
  },
  '001-mass-line-county': {
    diligent: 18,
    halfway: ['mobilization-meeting NOT_MET, 20 days overdue, misses record mobilization 0/1'],
    end: [
      'mobilization-meeting MET_LATE, 21 days overdue',
      'individual-measures/late-deputy OPEN, misses record individual-measures 0/1',
      'individual-measures/late-member OPEN, misses record individual-measures 0/1',
      'individual-measures/late-principal OPEN, misses record individual-measures 0/1',
      'written-report OPEN, misses record written-report 0/1',
    ],
  },
  '002-mass-line-link-one': {
    diligent: 22,
    halfway: [
      'date-approved NOT_MET, misses order preparation 2014-04-01/2014-04-20',
      'bureau-first NOT_MET, misses order mobilization 2014-02-28/2014-03-01',
      'supervision-of-the-link NOT_MET, 5 days overdue, misses entry materials 0/1 and entry sessions 0/1 and entry forum 0/1 and entry visit 0/1 and entry interview 0/1 and entry report-heard 0/1 and entry opinions 0/1 and entry assessment 0/1',
    ],
    end: [
      'date-approved NOT_MET, misses order preparation 2014-04-01/2014-04-20',
      'bureau-first NOT_MET, misses order mobilization 2014-02-28/2014-03-01',
      'forums-of-the-principal/late-principal OPEN, misses record forum 0/2',
      'forums-of-members/late-deputy OPEN, misses record forum 0/1',
      'forums-of-members/late-member OPEN, misses record forum 0/1',
      'supervision-of-the-link MET_LATE, 10 days overdue',
    ],
  },
  '003-a-womens-day-event': {
    diligent: 7,
    halfway: [
      'sign-up-forms NOT_MET, 2 days overdue, misses entry exercise-display 0/1 and entry games 0/1',
    ],
    end: [
      'sign-up-forms MET_LATE, 3 days overdue',
      'list-and-training NOT_MET, 7 days overdue, misses record training-completed 0/1',
      'organisation-prizes NOT_MET, 2 days overdue, misses record organisation-prize 0/2',
    ],
  },
  '003-b-half-year-party-work': {
    diligent: 11,
    halfway: [
      'weekly-study@2015-11-30 NOT_MET, 10 days overdue, misses amount hours 0/2',
      'weekly-study@2015-12-07 NOT_MET, 3 days overdue, misses amount hours 0/2',
    ],
    end: [
      'weekly-study@2015-11-30 NOT_MET, 27 days overdue, misses amount hours 0/2',
      'weekly-study@2015-12-07 NOT_MET, 20 days overdue, misses amount hours 0/2',
      'weekly-study@2015-12-14 NOT_MET, 13 days overdue, misses amount hours 0/2',
      'weekly-study@2015-12-21 NOT_MET, 6 days overdue, misses amount hours 0/2',
      'weekly-study@2015-12-28 NOT_MET, 2 days overdue, misses amount hours 0/2',
      'monthly-service-appraisal@2015-12-01 NOT_MET, 2 days overdue, misses record service-appraisal 0/1',
      'year-end-selections NOT_MET, 2 days overdue, misses record advanced-workers 0/1',
    ],
  },
  '003-c-civility': {
    diligent: 3,
    halfway: [],
    end: [],
  },
  '003-d-three-goods': {
    diligent: 5,
    halfway: [],
    end: [
      'departments-mobilized OPEN, misses record mobilization 0/1',
      'two-evaluations OPEN, misses entry patient-survey 0/1 and entry conduct-appraisal 0/1',
    ],
  },
  '003-e-ethics-year': {
    diligent: 8,
    halfway: [
      'mobilization-chain NOT_MET, 4 days overdue, misses order presidents-meeting 2015-04-18/2015-04-20',
      'study-list NOT_MET, 4 days overdue, misses entry laws 0/1 and entry eight-disciplines 0/1 and entry six-donts 0/1 and entry ten-prohibitions 0/1',
      'monthly-ethics-appraisal@2015-04-01 NOT_MET, 4 days overdue, misses record monthly-appraisal 0/1',
      'department-self-checks@2015-04-01 NOT_MET, 4 days overdue, misses record self-check 0/1',
    ],
    end: [
      'mobilization-chain NOT_MET, 31 days overdue, misses order presidents-meeting 2015-04-18/2015-04-20',
      'study-list MET_LATE, 6 days overdue',
      'monthly-ethics-appraisal@2015-04-01 NOT_MET, 31 days overdue, misses record monthly-appraisal 0/1',
      'monthly-ethics-appraisal@2015-05-01 OPEN, misses record monthly-appraisal 0/1',
      'department-self-checks@2015-04-01 NOT_MET, 31 days overdue, misses record self-check 0/1',
      'department-self-checks@2015-05-01 OPEN, misses record self-check 0/1',
      'every-department-appraised OPEN, misses record comprehensive-appraisal 0/1',
      'six-targets-assessed OPEN, misses entry ability 0/1 and entry awareness 0/1 and entry environment 0/1 and entry conduct 0/1 and entry patient 0/1 and entry image 0/1',
    ],
  },
  '003-f-ethics-work-plan': {
    diligent: 4,
    halfway: [],
    end: [
      'hospital-openness OPEN, misses entry superior-items 0/1 and entry hotline-and-box 0/1 and entry charges 0/1 and entry staff-information 0/1 and entry drug-prices 0/1 and entry satisfaction-survey 0/1 and record open-item 0/1',
      'satisfaction-ninety OPEN, misses record satisfaction-survey 0/1',
    ],
  },
  '003-g-five-ones': {
    diligent: 10,
    halfway: ['departments-mobilized NOT_MET, 5 days overdue, misses record mobilization 0/1'],
    end: [
      'departments-mobilized MET_LATE, 6 days overdue',
      'five-traces OPEN, misses entry arrangement 0/1 and entry materials 0/1 and entry record 0/1 and entry notes 0/1 and entry reflections 0/1',
      'ten-hours-a-month/late-nurse@2014-09-01 NOT_MET, 34 days overdue, misses amount hours 0/10',
      'ten-hours-a-month/late-nurse@2014-10-01 NOT_MET, 3 days overdue, misses amount hours 0/10',
      'reflection-2000/late-nurse OPEN, misses record reflection 0/1',
    ],
  },
  '003-h-four-phases': {
    diligent: 0,
    halfway: [],
    end: [],
  },
  '003-i-regiment-hospital': {
    diligent: 8,
    halfway: [],
    end: [
      'role-models OPEN, misses entry duty 0/1 and entry contact 0/1 and entry grass-roots 0/1 and entry solid-work 0/1 and entry integrity 0/1',
      'contact-points/late-deputy OPEN, misses record contact-visit 0/1',
      'contact-points/late-member OPEN, misses record contact-visit 0/1',
      'contact-points/late-principal OPEN, misses record contact-visit 0/1',
    ],
  },
  '003-j-university-hospital': {
    diligent: 37,
    halfway: [
      'preparation NOT_MET, 4 days overdue, misses entry spirit-conveyed 0/1 and entry leading-group 0/1 and entry liaison 0/1 and entry opinions 0/1 and entry plan 0/1 and entry mobilization 0/1',
    ],
    end: [
      'preparation MET_LATE, 5 days overdue',
      'three-months NOT_MET, 66 days overdue, misses span education-started 48/92',
      'books-of-body-and-mid-level/late-deputy NOT_MET, 67 days overdue, misses entry book-1 0/1 and entry book-2 0/1 and entry book-3 0/1',
      'books-of-body-and-mid-level/late-member NOT_MET, 67 days overdue, misses entry book-1 0/1 and entry book-2 0/1 and entry book-3 0/1',
      'books-of-body-and-mid-level/late-principal NOT_MET, 67 days overdue, misses entry book-1 0/1 and entry book-2 0/1 and entry book-3 0/1',
      'books-of-mid-level/late-chief NOT_MET, 67 days overdue, misses entry book-1 0/1 and entry book-2 0/1 and entry book-3 0/1',
      'books-of-mid-level/late-vice NOT_MET, 67 days overdue, misses entry book-1 0/1 and entry book-2 0/1 and entry book-3 0/1',
      'books-of-members/late-comrade NOT_MET, 67 days overdue, misses entry book-1 0/1 and entry book-2 0/1',
      'four-ones/late-comrade OPEN, misses entry integrity-lecture 0/1 and entry film 0/1 and entry practice 0/1 and entry reflection 0/1',
      'talks-principal-members/late-deputy+late-principal OPEN, misses record talk 0/1',
      'talks-principal-members/late-member+late-principal OPEN, misses record talk 0/1',
      'talks-among-members/late-deputy+late-member OPEN, misses record talk 0/1',
      'talks-leaders-heads/late-chief+late-deputy OPEN, misses record talk 0/1',
      'talks-chief-deputies/late-chief+late-vice OPEN, misses record talk 0/1',
      'talks-mid-level-staff/late-chief+late-nurse OPEN, misses record talk 0/1',
      'talks-mid-level-staff/late-nurse+late-vice OPEN, misses record talk 0/1',
      'meeting-plan MET_LATE, 2 days overdue',
      'task-book-posted NOT_MET, 5 days overdue, misses record task-book 0/1',
    ],
  },
  '003-k-county-hospital': {
    diligent: 31,
    halfway: [
      'five-comparisons NOT_MET, 2 days overdue, misses entry constitution 0/1 and entry integrity-code 0/1 and entry style 0/1 and entry expectations 0/1 and entry exemplars 0/1',
      'talks-principal-members/late-deputy+late-principal NOT_MET, 2 days overdue, misses record talk 0/1',
      'talks-principal-members/late-member+late-principal NOT_MET, 2 days overdue, misses record talk 0/1',
      'talks-among-members/late-deputy+late-member NOT_MET, 2 days overdue, misses record talk 0/1',
      'member-material/late-deputy NOT_MET, 2 days overdue, misses record member-material 0/1 and record member-material 0/1',
      'member-material/late-member NOT_MET, 2 days overdue, misses record member-material 0/1 and record member-material 0/1',
      'member-material/late-principal NOT_MET, 2 days overdue, misses record member-material 0/1 and record member-material 0/1',
      'date-agreed NOT_MET, misses record meeting-plan 0/1 and order meeting-plan 2015-07-01/-',
      'democratic-life-meeting NOT_MET, 2 days overdue, misses record democratic-life-meeting 0/1 and record democratic-life-meeting 0/1',
    ],
    end: [
      'five-comparisons MET_LATE, 3 days overdue',
      'talks-principal-members/late-deputy+late-principal MET_LATE, 3 days overdue',
      'talks-principal-members/late-member+late-principal MET_LATE, 3 days overdue',
      'talks-among-members/late-deputy+late-member MET_LATE, 3 days overdue',
      'member-material/late-deputy NOT_MET, 31 days overdue, misses record member-material 0/1 and record member-material 0/1',
      'member-material/late-member NOT_MET, 31 days overdue, misses record member-material 0/1 and record member-material 0/1',
      'member-material/late-principal NOT_MET, 31 days overdue, misses record member-material 0/1 and record member-material 0/1',
      'date-agreed NOT_MET, misses order meeting-plan 2015-07-01/2015-07-03',
      'democratic-life-meeting MET_LATE, 3 days overdue',
      'final-report OPEN, misses record final-report 0/1',
    ],
  },
  '003-m-seventh-regiment-hospital': {
    diligent: 16,
    halfway: [
      'summary-meeting NOT_MET, misses record supervision-consulted 0/1 and order supervision-consulted 2015-05-04/-',
    ],
    end: [
      'talks-principal-members/late-deputy+late-principal OPEN, misses record talk 0/1',
      'talks-principal-members/late-member+late-principal OPEN, misses record talk 0/1',
      'talks-among-members/late-deputy+late-member OPEN, misses record talk 0/1',
      'plan-reviewed OPEN, misses record rectification-plan 0/1',
      'plan-published OPEN, misses record rectification-plan 0/1',
      'summary-meeting NOT_MET, misses order supervision-consulted 2015-05-04/2015-05-10',
    ],
  },
  '003-n-tcm-hospital': {
    diligent: 27,
    halfway: [
      'hospital-mobilization NOT_MET, 7 days overdue, misses record mobilization 0/1',
      'department-mobilization NOT_MET, 1 days overdue, misses record mobilization 0/1',
    ],
    end: [
      'hospital-mobilization MET_LATE, 8 days overdue',
      'department-mobilization MET_LATE, 2 days overdue',
      'three-months WARNING, 121 days overdue, misses span education-started 61/91',
      'research-reports OPEN, misses record research-report 0/1 and record research-report 0/1',
      'mass-evaluation OPEN, misses record mass-round 0/1 and record mass-round 0/1',
      'mass-appraisal OPEN, misses record mass-round 0/1 and record mass-round 0/1',
      'mass-judgement OPEN, misses record mass-round 0/1 and record mass-round 0/1',
    ],
  },
  '004-grass-roots-party-building': {
    diligent: 33,
    halfway: ['july-activity@2015-01-01 NOT_MET, 10 days overdue, misses record july-activity 0/1'],
    end: [
      'centre-group@2015-01-01 NOT_MET, 10 days overdue, misses record study-session 0/8',
      'centre-group@2016-01-01 OPEN, misses record study-session 0/8',
      'cadre-study-hours/late-deputy@2015-01-01 NOT_MET, 10 days overdue, misses amount study-hours 0/40',
      'cadre-study-hours/late-deputy@2016-01-01 OPEN, misses amount study-hours 0/40',
      'cadre-study-hours/late-member@2015-01-01 NOT_MET, 10 days overdue, misses amount study-hours 0/40',
      'cadre-study-hours/late-member@2016-01-01 OPEN, misses amount study-hours 0/40',
      'cadre-study-hours/late-principal@2015-01-01 NOT_MET, 10 days overdue, misses amount study-hours 0/40',
      'cadre-study-hours/late-principal@2016-01-01 OPEN, misses amount study-hours 0/40',
      'seminar@2015-01-01 OPEN, misses record seminar 0/1',
      'july-activity@2015-01-01 NOT_MET, 163 days overdue, misses record july-activity 0/1',
      'july-activity@2016-01-01 OPEN, misses record july-activity 0/1',
      'activity-budget@2015-01-01 NOT_MET, 10 days overdue, misses record activity-budget 0/1',
      'activity-budget@2016-01-01 OPEN, misses record activity-budget 0/1',
    ],
  },
};
