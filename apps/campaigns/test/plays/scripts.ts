import { hospitalScripts } from './hospital-scripts';
import type { Script } from './script';

/** Sources 000, 001 and 002, and 004 at the end. */
export const scripts: readonly Script[] = [
  {
    template: '000-mass-line-bureau',
    requirements: 'R000.15 R000.21 R000.50 R000.74',
    scene: { startsOn: '2014-02-27', endsOn: '2014-09-30' },
    organ: {
      on: '2014-03-28',
      days: {
        ...{
          mobilization: '2014-02-28',
          'education-started': '2014-02-28',
          'study-plan': '2014-03-10',
        },
        ...{ 'democratic-life-meeting': '2014-07-10', 'rectification-content': '2014-07-15' },
        ...{ 'notification-meeting': '2014-07-14', 'education-ended': '2014-07-31' },
        'summary-report': '2014-10-08',
      },
    },
    diligent: {
      on: '2014-03-28',
      days: {
        ...{ preparation: '2014-03-01', mobilization: '2014-03-05', 'study-plan': '2014-03-10' },
        ...{ 'education-started': '2014-03-05', 'democratic-life-meeting': '2014-07-17' },
        ...{ 'notification-meeting': '2014-07-21', 'rectification-content': '2014-07-23' },
        ...{ 'education-ended': '2014-07-31', 'summary-report': '2014-10-08' },
      },
    },
    late: {
      on: '2014-04-10',
      days: {
        ...{
          mobilization: '2014-03-15',
          'study-plan': '2014-04-08',
          'education-started': '2014-03-15',
        },
        ...{ 'education-ended': '2014-05-20', 'democratic-life-meeting': '2014-08-20' },
        ...{ 'notification-meeting': '2014-08-22', 'rectification-content': '2014-09-22' },
      },
      never: ['patient-experience', 'summary-report', 'appraisal-published'],
    },
    halfway: '2014-03-14',
    end: '2014-10-10',
  },
  {
    template: '001-mass-line-county',
    requirements: 'R001.8 R001.37 R001.41 R001.58',
    scene: { startsOn: '2014-02-01', endsOn: '2014-09-30' },
    diligent: {
      on: '2014-03-05',
      days: {
        'education-ended': '2014-06-30',
        'summary-meeting': '2014-09-20',
        'written-report': '2014-09-25',
      },
    },
    late: {
      on: '2014-05-05',
      days: {
        mobilization: '2014-03-31',
        'education-started': '2014-03-31',
        'education-ended': '2014-09-25',
      },
      never: ['filing-check', 'written-report', 'individual-measures'],
    },
    halfway: '2014-03-30',
    end: '2014-09-30',
  },
  {
    template: '002-mass-line-link-one',
    requirements: 'R002.8 R002.9 R002.30 R002.39 R002.40',
    scene: { startsOn: '2014-02-21', endsOn: '2014-06-30' },
    organ: { on: '2014-03-01', days: { 'link-summary': '2014-04-25' } },
    diligent: { on: '2014-03-10', days: { 'link-summary': '2014-04-28' } },
    late: {
      on: '2014-04-20',
      days: {
        mobilization: '2014-02-28',
        'date-request': '2014-04-01',
        'supervision-step': '2014-05-20',
        'link-summary': '2014-05-10',
      },
      never: ['forum'],
    },
    halfway: '2014-05-15',
    end: '2014-05-31',
  },
  ...hospitalScripts,
  {
    template: '004-grass-roots-party-building',
    requirements: 'R004.2 R004.7 R004.8 R004.9 R004.10 R004.12',
    scene: { startsOn: '2015-01-01', endsOn: null },
    diligent: { on: '2015-06-20' },
    late: {
      on: '2015-06-20',
      never: ['study-session', 'activity-budget', 'july-activity', 'seminar'],
    },
    halfway: '2015-08-10',
    end: '2016-01-10',
  },
];
