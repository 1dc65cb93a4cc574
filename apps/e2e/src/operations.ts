/** The operations of the loop, as a front end would register them. Several are the README's walk. */
export const operations = {
  uploadRoster: `mutation ($input: UploadRosterInput!) { uploadRoster(input: $input) {
    id state isCommittable
    counts { groups units unitsPerGroup leaders members liaisons contacts phones landlines mobiles }
    issues { code severity line reason { zh en } proposal { zh } } } }`,
  commitRoster: `mutation ($input: CommitRosterInput!) { commitRoster(input: $input) { id state changes } }`,
  supervisionGroups: `{ supervisionGroups { id number leader { id name } liaison { id name }
    units { id name unitType contacts { person { id name } phones { number isMasked } } } } }`,
  grantAccess: `mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { id } }`,
  registerPeople: `mutation ($input: RegisterPeopleInput!) { registerPeople(input: $input) { id name } }`,
  appointPost: `mutation ($input: AppointPostInput!) { appointPost(input: $input) { id kind } }`,
  openCampaign: `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id state } }`,
  campaignUnits: `query ($id: ID!) { campaign(id: $id) { units { mode unitType unit { id name } supervisionGroup { id number } } } }`,
  overdue: `query ($id: ID!) { overdueDuties(campaignId: $id) { key overdue unit { id name } verdict { reference outcome missing whoCanAct } } }`,
  unitDuties: `query ($unit: ID!, $campaign: ID!) { unit(id: $unit) { duties(campaignId: $campaign) { id key state verdict { outcome } } } }`,
  submitMaterials: `mutation ($input: SubmitMaterialsInput!) { submitMaterials(input: $input) { id state } }`,
  approvePreparation: `mutation ($input: ApprovePreparationInput!) { approvePreparation(input: $input) { id state } }`,
  scheduleMeeting: `mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id state waitsFor } }`,
  holdMeeting: `mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id state attendeeCount } }`,
  createAppraisal: `mutation ($input: CreateAppraisalInput!) { createAppraisal(input: $input) { id state targets { id label } dimensions } }`,
  openAppraisal: `mutation ($input: OpenAppraisalInput!) { openAppraisal(input: $input) { id state } }`,
  issueForms: `mutation ($input: IssueFormsInput!) { issueForms(input: $input) { id state } }`,
  sealAppraisal: `mutation ($input: AppraisalStepInput!) { sealAppraisal(input: $input) { id state } }`,
  takeOverAppraisal: `mutation ($input: AppraisalStepInput!) { takeOverAppraisal(input: $input) { id state } }`,
  countAppraisal: `mutation ($input: AppraisalStepInput!) { countAppraisal(input: $input) { id state tallyHash turnout { eligible issued cast counted } } }`,
  signTally: `mutation ($input: SignTallyInput!) { signTally(input: $input) { id tallySignatures } }`,
  summariseAppraisal: `mutation ($input: SummariseAppraisalInput!) { summariseAppraisal(input: $input) { id state } }`,
  reportAppraisal: `mutation ($input: AppraisalStepInput!) { reportAppraisal(input: $input) { id state } }`,
  publishAppraisal: `mutation ($input: PublishAppraisalInput!) { publishAppraisal(input: $input) { id state } }`,
  collectKeyShare: `mutation ($input: CollectKeyShareInput!) { collectKeyShare(input: $input) { share text } }`,
  confirmKeyShare: `mutation ($input: KeyShareTextInput!) { confirmKeyShare(input: $input) { share state } }`,
  handInKeyShare: `mutation ($input: KeyShareTextInput!) { handInKeyShare(input: $input) { share state } }`,
  appraisal: `query ($id: ID!) { appraisal(id: $id) { id state tallyHash tallySignatures } }`,
  texts: `query ($id: ID!) { appraisalTexts(appraisalId: $id) { text } }`,
  results: `query ($id: ID!) { appraisalResults(appraisalId: $id) { dimension scope n favourableShare weak withheld threshold ruleVersion } }`,
  board: `query ($id: ID!) { appraisalBoard(appraisalId: $id) }`,
  problems: `query ($campaign: ID!) { problems(campaignId: $campaign) { id state sources { kind dimension favourableShare appraisal { id } opinion { id } } } }`,
  confirmProblem: `mutation ($input: ConfirmProblemInput!) { confirmProblem(input: $input) { id state } }`,
  registerLedgerItem: `mutation ($input: RegisterLedgerItemInput!) { registerLedgerItem(input: $input) { id state } }`,
  undertake: `mutation ($input: UndertakeLedgerItemInput!) { undertakeLedgerItem(input: $input) { id state } }`,
  reportMeasure: `mutation ($input: LedgerItemTextInput!) { reportMeasure(input: $input) { id state } }`,
  oversee: `mutation ($input: LedgerItemTextInput!) { leaveOversightNote(input: $input) { id state } }`,
  reportCompletion: `mutation ($input: ReportCompletionInput!) { reportCompletion(input: $input) { id state } }`,
  verifyCompletion: `mutation ($input: VerifyCompletionInput!) { verifyCompletion(input: $input) { id state } }`,
  strikeOff: `mutation ($input: StrikeOffLedgerItemInput!) { strikeOffLedgerItem(input: $input) { id state remeasurements { state dueOn } } }`,
  giveFeedback: `mutation ($input: LedgerItemTextInput!) { giveFeedback(input: $input) { id state } }`,
  ledgerItem: `query ($id: ID!) { ledgerItem(id: $id) { state rebounds history { move role } remeasurements { state before after improved } } }`,
  submitOpinion: `mutation ($input: SubmitOpinionInput!) { submitOpinion(input: $input) { pickupCode } }`,
  opinions: `query ($campaign: ID!) { opinions(campaignId: $campaign) { id text state } }`,
  classifyOpinion: `mutation ($input: ClassifyOpinionInput!) { classifyOpinion(input: $input) { id state } }`,
  acceptOpinion: `mutation ($input: AcceptOpinionInput!) { acceptOpinion(input: $input) { id state } }`,
  receipt: `query ($code: String!) { opinionReceipt(pickupCode: $code) { text status state answers { text givenOn response { satisfied } } } }`,
  respond: `mutation ($input: RespondToAnswerInput!) { respondToAnswer(input: $input) { state } }`,
  /** All four services in one answer: unit → group → duties → result → problem → ledger item → feedback → re-measurement. */
  wholeLoop: `query ($unit: ID!, $campaign: ID!) { unit(id: $unit) {
    name
    supervisionGroup { number leader { name } liaison { name } }
    duties(campaignId: $campaign) { key state verdict { outcome } }
    appraisals(campaignId: $campaign) { title state results { dimension n favourableShare weak withheld } }
    problems(campaignId: $campaign) { state sources { kind dimension appraisal { title } }
      ledgerItems { state rebounds feedback { text } remeasurements { state before after improved measuredBy { title } } } } } }`,
} as const;
