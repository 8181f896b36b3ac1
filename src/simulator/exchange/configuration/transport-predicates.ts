/** Conditions of a mail flow rule that have a value (New-TransportRule); each has an exception of the same name. */
export const predicates = `From FromMemberOf FromScope SentTo SentToMemberOf SentToScope BetweenMemberOf1 BetweenMemberOf2
  ManagerAddresses ManagerForEvaluatedUser SenderManagementRelationship ADComparisonAttribute ADComparisonOperator
  SenderADAttributeContainsWords SenderADAttributeMatchesPatterns RecipientADAttributeContainsWords
  RecipientADAttributeMatchesPatterns AnyOfToHeader AnyOfToHeaderMemberOf AnyOfCcHeader AnyOfCcHeaderMemberOf
  AnyOfToCcHeader AnyOfToCcHeaderMemberOf HasClassification SubjectContainsWords SubjectOrBodyContainsWords
  HeaderContainsMessageHeader HeaderContainsWords FromAddressContainsWords SenderDomainIs RecipientDomainIs
  SubjectMatchesPatterns SubjectOrBodyMatchesPatterns HeaderMatchesMessageHeader HeaderMatchesPatterns
  FromAddressMatchesPatterns AttachmentNameMatchesPatterns AttachmentExtensionMatchesWords
  AttachmentPropertyContainsWords ContentCharacterSetContainsWords MessageContainsDataClassifications
  MessageContainsAllDataClassifications SenderIpRanges SCLOver AttachmentSizeOver MessageSizeOver WithImportance
  MessageTypeMatches RecipientAddressContainsWords RecipientAddressMatchesPatterns SenderInRecipientList
  RecipientInSenderList AttachmentContainsWords AttachmentMatchesPatterns AnyOfRecipientAddressContainsWords
  AnyOfRecipientAddressMatchesPatterns`;

/** Conditions that are on or off. */
export const plainPredicates = `HasNoClassification HasSenderOverride AttachmentIsUnsupported AttachmentProcessingLimitExceeded
  AttachmentHasExecutableContent AttachmentIsPasswordProtected`;

export const transportPredicates: readonly string[] = `${predicates} ${plainPredicates}`.split(/\s+/);
